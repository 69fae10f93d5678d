"""Money, or what can be turned into money, for filing, grant, upkeep or agents."""
