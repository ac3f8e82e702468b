"""Commands of pools for `yingdan manage`."""
