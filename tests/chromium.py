"""Find Chromium for the browser tests, and install it where it is missing: python -m tests.chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find_chromium() -> str | None:
    """Give the path of a Chromium: $CHROMIUM, one on the PATH, or playwright's own; None without any."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found:
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        path = driver.chromium.executable_path
    return path if os.path.exists(path) else None


def install() -> None:
    """Install Chromium and a Chinese font: by apt where that may be, else by playwright."""
    if shutil.which("apt-get"):
        rights = [] if os.geteuid() == 0 else ["sudo", "-n"] if shutil.which("sudo") else None
        if rights is not None:
            update = subprocess.run([*rights, "apt-get", "update", "-qq"], check=False)
            packages = ["chromium", "fonts-noto-cjk"]
            command = [
                *rights,
                "env",
                "DEBIAN_FRONTEND=noninteractive",
                "apt-get",
                "install",
                "-y",
                "-qq",
                *packages,
            ]
            if update.returncode == 0 and subprocess.run(command, check=False).returncode == 0:
                return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Make sure that there is a Chromium; say where, or how to get one."""
    path = find_chromium()
    if path is None:
        print("No Chromium found: installing one", flush=True)
        install()
        path = find_chromium()
    if path is None:
        print(
            "No Chromium could be installed; install one and set CHROMIUM=/path/to/chromium", file=sys.stderr
        )
        return 1
    print(f"Browser: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
