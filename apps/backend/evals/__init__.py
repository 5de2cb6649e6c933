"""Measures how well the language of tasks is understood: `npx nx evals backend`."""
