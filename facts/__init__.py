"""The bundled sample atlas."""
