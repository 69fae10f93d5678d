"""Views, one file a page or a family of them."""
