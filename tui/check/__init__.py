"""What an index and its pages say that could not be understood, or that leads nowhere."""
