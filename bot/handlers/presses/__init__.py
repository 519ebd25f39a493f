"""What each button does: one module a feature, one service call a press."""
