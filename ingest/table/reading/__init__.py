"""Files of any form as sheets of text cells under one header each."""
