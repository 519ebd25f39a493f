"""The facts of the two sources of the product, and the screens that carry them."""
