"""Finding: a query and a library in, ranked hits with the reasons for them out. Draws nothing."""
