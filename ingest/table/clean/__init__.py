"""Values as the atlas keeps them; what cannot be read is told, never guessed."""
