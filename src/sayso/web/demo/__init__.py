"""The made-up council of Lindenshire: built from nothing by `script/demo`, served, and never anybody real.

`run` is the command, `build` lists the steps, `cast` and `cases` hold those whose stories are told, `crowd`
draws the others. Everything is written by the actions that workers use. See docs/made_up_council.md.
"""
