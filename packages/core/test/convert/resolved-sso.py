"""Prints, for every profile of AWS_CONFIG_FILE, what botocore's own provider for Identity Center resolves."""

import json

import botocore.session
from botocore.credentials import SSOProvider

resolved = {}
for name in botocore.session.Session().available_profiles:
    session = botocore.session.Session(profile=name)
    provider = SSOProvider(
        load_config=lambda: session.full_config,
        client_creator=None,
        profile_name=name,
        cache={},
        token_cache={},
    )
    values = dict(provider._load_sso_config() or {})
    values.pop("sso_session", None)
    values.pop("sso_registration_scopes", None)
    values["region"] = session.get_config_variable("region")
    resolved[name] = values
print(json.dumps(resolved))
