"""Texts that drive a careless app or terminal, and how they look where they are drawn."""

from __future__ import annotations

BOMBS = [
    "[/]",
    "[/etc/hosts]",
    "[b",
    "[@click=app.quit]x",
    "[link=http://evil.example]protokoll[/link]",
    "[true, false] ${x} {{ 7*7 }}",
    "{heading} {n}",
    "%s %(x)s",
]
"""Markup and templates: shown word for word."""

CONTROLS = {
    "a\x1b]52;c;ZXZpbA==\x07b": "a⟨U+001B⟩]52;c;ZXZpbA==⟨U+0007⟩b",
    "a\x9d0;root\x9cb": "a⟨U+009D⟩0;root⟨U+009C⟩b",
    "fdp.\u202eexe": "fdp.⟨U+202E⟩exe",
}
"""What drives a terminal: shown in words."""

MIXED = f"{BOMBS[0]}{' '.join((*CONTROLS, *BOMBS[1:]))} \u200b\u200b q{chr(0x301) * 40}"
"""All of them in one text, and more of what cannot be shown as it is."""

MIXED_SHOWN = f"{BOMBS[0]}a⟨U+001B⟩]52"
"""How that one begins where it is drawn."""

FORBIDDEN = [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u200b"]
"""What never reaches the terminal."""
