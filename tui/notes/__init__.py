"""The notes behind the links: from a folder or a site to what can be read. Draws nothing."""
