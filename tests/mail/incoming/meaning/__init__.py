"""What words mean: invented sentences in `corpus/`, a third of which was kept apart while the phrases grew."""
