"""One thin command per arrow of the data flow."""
