"""OpenStack Swift in one process, speaking S3: an account, a container and an object server behind a proxy.

The argument is an existing folder. Prints its address when it is ready. It verifies signatures, as every real store does.
"""
import logging
import os
import sys

import eventlet

eventlet.monkey_patch()
from swift.common import wsgi as swift_wsgi  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402

folder = sys.argv[1]
STORES = ("account", "container", "object")
sockets = {name: eventlet.listen(("127.0.0.1", 0)) for name in (*STORES, "proxy")}
port = {name: socket.getsockname()[1] for name, socket in sockets.items()}


def write(name, text):
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write(text)
    return path


write("swift.conf", "[swift-hash]\nswift_hash_path_prefix = own\nswift_hash_path_suffix = own\n[storage-policy:0]\nname = one\ndefault = yes\n")
os.makedirs(os.path.join(folder, "devices", "disk"))
for name in STORES:
    ring = RingBuilder(4, 1, 0)
    ring.add_dev({"region": 1, "zone": 1, "weight": 1.0, "ip": "127.0.0.1", "port": port[name], "device": "disk"})
    ring.rebalance()
    ring.get_ring().save(os.path.join(folder, f"{name}.ring.gz"))

DEFAULT = f"[DEFAULT]\nswift_dir = {folder}\ndevices = {folder}/devices\nmount_check = false\nlog_level = ERROR\nbind_ip = 127.0.0.1\n"
PROXY = """[pipeline:main]
pipeline = catch_errors s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_own_user = a-secret-of-the-tests .admin
[filter:slo]
use = egg:swift#slo
"""

from swift.common import utils  # noqa: E402

utils.SWIFT_CONF_FILE = os.path.join(folder, "swift.conf")
utils.validate_hash_conf()
from swift.common import storage_policy  # noqa: E402

storage_policy.reload_storage_policies()


class Cache(dict):
    """As much of memcached as is asked for."""

    def __bool__(self):
        return True

    def get(self, key, *_args, **_options):
        return super().get(key)

    def set(self, key, value, *_args, **_options):
        self[key] = value

    def delete(self, key, *_args, **_options):
        self.pop(key, None)


cache = Cache()


def with_cache(app):
    def handle(environment, start_response):
        environment["swift.cache"] = cache
        return app(environment, start_response)

    return handle


def serve(name, text):
    app = swift_wsgi.loadapp(write(f"{name}.conf", text))
    eventlet.spawn(eventlet.wsgi.server, sockets[name], with_cache(app), logging.getLogger("quiet"), log_output=False)


for name in STORES:
    serve(name, f"{DEFAULT}port = {port[name]}\n[pipeline:main]\npipeline = {name}-server\n[app:{name}-server]\nuse = egg:swift#{name}\n")
serve("proxy", DEFAULT + PROXY)
print(f"http://127.0.0.1:{port['proxy']}", flush=True)
while True:
    eventlet.sleep(3600)
