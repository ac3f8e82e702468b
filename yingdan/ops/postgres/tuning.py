"""Settings of the embedded server, from the machine's memory; the rest is PostgreSQL's own default."""

import os
import shutil
from pathlib import Path

MB = 1024**2
SMALL_SHM = 512 * MB
CGROUP_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def memory_bytes() -> int:
    """Memory this process may use: the machine's, or the container's limit where that is lower."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for name in CGROUP_LIMITS:
        path = Path(name)
        if path.exists() and (text := path.read_text().strip()).isdigit():
            total = min(total, int(text))
    return total


def _megabytes(value: int, low: int, high: int) -> str:
    return f"{max(low, min(high, value // MB))}MB"


def server_settings(memory: int) -> dict[str, str]:
    """For a server that shares its machine with the web and worker processes (so: an eighth, not a quarter)."""
    settings = {
        "shared_buffers": _megabytes(memory // 8, 128, 4096),
        "effective_cache_size": _megabytes(memory // 2, 256, 65536),
        "work_mem": _megabytes(memory // 512, 8, 64),
        "maintenance_work_mem": _megabytes(memory // 16, 64, 1024),
        "max_connections": "100",
        "max_wal_size": "2GB",
        "random_page_cost": "1.1",  # solid-state disks
        "effective_io_concurrency": "64",
        "jit": "off",  # our queries are short: compiling costs more than it saves
        "shared_preload_libraries": "pg_stat_statements",
        "log_min_duration_statement": "1000",
        "log_line_prefix": "%m [%p] %a ",
        "timezone": "UTC",
        "log_timezone": "UTC",
    }
    shm = Path("/dev/shm")  # noqa: S108 - asked for its size only
    if not shm.exists() or shutil.disk_usage(shm).total < SMALL_SHM:
        settings["dynamic_shared_memory_type"] = "mmap"  # containers give 64 MB: parallel queries would fail
    return settings


def throwaway_settings() -> dict[str, str]:
    """For a server whose data nobody misses: no write is waited for."""
    return {
        "shared_buffers": "128MB",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "max_connections": "60",
        "jit": "off",
        "timezone": "UTC",
        "autovacuum": "off",
    }
