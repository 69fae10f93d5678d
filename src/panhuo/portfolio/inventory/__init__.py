"""The inventory of an institution (盘点建档): one entry a patent, its review and what follows from it."""
