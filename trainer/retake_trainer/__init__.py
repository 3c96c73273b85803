"""Trains what Retake asks for with TRL and PEFT, and says exactly what it did."""

__version__ = "0.1.0"
