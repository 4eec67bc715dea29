"""Tables of enterprises from many sources become tables of the atlas."""
