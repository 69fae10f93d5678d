"""Classes of patents: five kinds of high-value inventions, strategic, digital and green industries, IPC to industry."""
