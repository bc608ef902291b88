"""Draw an exploration as one page: data in Python, picture in the browser."""
