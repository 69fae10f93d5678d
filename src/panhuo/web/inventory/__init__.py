"""Pages of the inventory (盘点建档)."""
