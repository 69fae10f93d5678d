"""Should we file? Disclosures of inventions are assessed before filing; without a passed assessment none is filed."""
