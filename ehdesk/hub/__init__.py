"""The central service: takes changes in, numbers them, and gives them to those who may see them."""
