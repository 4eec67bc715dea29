"""The walk over the tokens of a query: what was read, and what may come next."""

from __future__ import annotations

from dataclasses import dataclass, field

from chainatlas.queries.guard_frame import Expect, Frame, Stack
from chainatlas.queries.tokens import Token


@dataclass(slots=True)
class Walk:
    """A position in the tokens, the open brackets, and what is expected next."""

    tokens: tuple[Token, ...]
    index: int = 0
    stack: Stack = field(default_factory=Stack)
    expect: Expect = Expect.FIRST

    @property
    def top(self) -> Frame:
        """The innermost open frame."""
        return self.stack.top

    def peek(self, ahead: int = 0) -> Token | None:
        """Return the token ``ahead`` of the next one, or None behind the end."""
        at = self.index + ahead
        return self.tokens[at] if at < len(self.tokens) else None

    def before(self) -> Token | None:
        """Return the token before the one that was taken last."""
        return self.tokens[self.index - 2] if self.index > 1 else None

    def take(self) -> Token:
        """Return the next token and step over it."""
        token = self.tokens[self.index]
        self.index += 1
        return token

    def next_is(self, *texts: str, ahead: int = 0) -> bool:
        """Tell whether the token ahead is one of these words or symbols."""
        token = self.peek(ahead)
        if token is None or token.kind not in ("word", "symbol"):
            return False
        return token.upper in texts

    def need(self, *texts: str, after: Token) -> None:
        """Step over one of these words; refused where something else stands."""
        if not self.next_is(*texts):
            after.refuse("incomplete")
        self.index += 1
