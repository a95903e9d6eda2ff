"""Tools for operators that look at the product from outside, such as the simulation. Only commands import them."""
