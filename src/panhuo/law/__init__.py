"""What several parts of the law share: kinds of patents, counting periods, working days. Plain rules, no Django."""
