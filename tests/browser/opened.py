"""An open page, as a person uses it: concepts by name, the map by pointing."""

from __future__ import annotations

from typing import Any

__all__ = ["Opened"]

# A click waits a third of a second for a second one before the camera moves.
SETTLED = 400


class Opened:
    """Hold a page with the requests that it made and the errors that it threw."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        page.on("request", self._note)

    def _note(self, request: Any) -> None:
        if not request.is_navigation_request() and not request.url.startswith(("blob:", "data:")):
            self.requests.append(request.url)

    def ask(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def explorer(self, name: str) -> Any:
        return self.page.evaluate(f"window.__explorer.{name}()")

    def settle(self) -> None:
        self.page.wait_for_timeout(SETTLED)

    def nodes(self) -> dict[str, dict[str, Any]]:
        return {node["name"]: node for node in self.explorer("nodes")}

    def place(self, name: str) -> tuple[float, float]:
        """Where the concept stands on the screen."""
        node = self.nodes()[name]
        box = self.page.locator("#map").bounding_box()
        return box["x"] + node["x"], box["y"] + node["y"]

    def click(self, name: str, *, shift: bool = False) -> None:
        if shift:
            self.page.keyboard.down("Shift")
        self.page.mouse.click(*self.place(name))
        if shift:
            self.page.keyboard.up("Shift")
        self.settle()

    def search(self, query: str) -> list[str]:
        """Type a question; the texts of the answers."""
        self.page.locator("#search").fill("")
        self.page.locator("#search").press_sequentially(query)
        self.page.wait_for_timeout(60)
        return [row.inner_text() for row in self.page.locator("#search-results .hit").all()]

    def find(self, query: str) -> None:
        """Search and take the first answer."""
        self.search(query)
        self.page.keyboard.press("Enter")
        self.settle()

    def panel(self) -> str:
        return str(self.page.locator("#panel-body").inner_text())

    def click_link(self) -> dict[str, Any]:
        """Click the middle of the clearest link that no concept covers; the link."""
        nodes = list(self.nodes().values())
        links = sorted(self.explorer("links"), key=lambda link: -link["opacity"])
        box = self.page.locator("#map").bounding_box()
        for link in links:
            x = 0.25 * link["x1"] + 0.5 * link["cx"] + 0.25 * link["x2"]
            y = 0.25 * link["y1"] + 0.5 * link["cy"] + 0.25 * link["y2"]
            inside = 60 < x < box["width"] - 60 and 60 < y < box["height"] - 80
            if inside and all((x - n["x"]) ** 2 + (y - n["y"]) ** 2 > (n["r"] + 14) ** 2 for n in nodes):
                self.page.mouse.click(box["x"] + x, box["y"] + y)
                self.settle()
                return dict(link)
        raise AssertionError("no link is free to be clicked")
