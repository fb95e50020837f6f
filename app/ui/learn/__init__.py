"""The Learn page: what is learnt and how, how far it is, what came of it, and which model is used."""
