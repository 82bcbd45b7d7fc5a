"""Questions about records. Every one takes `viewer`, and answers by what that viewer may see."""
