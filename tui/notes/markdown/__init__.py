"""The Markdown that notes are written in: CommonMark and what GitHub, GitBook and Obsidian add to it."""
