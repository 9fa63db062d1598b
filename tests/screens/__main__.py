"""Draw the screens anew."""

from tests.screens import main

main()
