"""Sentence embedding models: the fast CPU path for MiniLM, torch for every other model."""

from service.encoder.opening import EncoderChoice, open_encoder, open_verifier

__all__ = ["EncoderChoice", "open_encoder", "open_verifier"]
