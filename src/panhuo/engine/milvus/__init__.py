"""The second index backend: Milvus, for more documents than one machine should hold."""
