"""`python -m headwater`: the command line."""

from headwater.serve.cli import main

main()
