"""What users see and change of themselves: profile, password, sessions, tokens."""

from typing import Any

from ninja.responses import Status

from yingdan.accounts import profile, selectors
from yingdan.accounts.api.session import session_token
from yingdan.accounts.errors import NotByToken
from yingdan.accounts.models import ApiToken
from yingdan.accounts.rules import token_hash
from yingdan.accounts.services import passwords, sessions, tokens, users
from yingdan.accounts.types import Me, MePatch, NewToken, PasswordChange, Sessions, TokenIn, TokenOut, Tokens
from yingdan.kernel.http import Request, Router, address_of
from yingdan.kernel.permissions import SIGNED_IN

router = Router(tags=["me"])


@router.get("", permission=SIGNED_IN, response=Me)
def me(request: Request) -> Me:
    """Who is signed in."""
    return profile.of(request.actor)


@router.patch("", permission=SIGNED_IN, response=Me)
def change_me(request: Request, payload: MePatch) -> Me:
    """Changes language, mail address or preferences."""
    user = users.set_own(actor=request.actor, **payload.dict())
    return profile.of(selectors.actor_of_user(user.id) or request.actor)


@router.post("/password", permission=SIGNED_IN, response={204: None})
def change_password(request: Request, payload: PasswordChange) -> Status[None]:
    """Replaces one's password; other sessions end."""
    passwords.change(
        actor=request.actor,
        current=payload.current,
        new=payload.new,
        keep_session=session_token(request),
        ip=address_of(request),
    )
    return Status(204, None)


@router.get("/sessions", permission=SIGNED_IN, response=Sessions)
def list_sessions(request: Request) -> dict[str, Any]:
    """Where one is signed in."""
    present = token_hash(session_token(request))
    return {
        "items": [
            {
                "id": one.id,
                "channel": one.channel,
                "ip": one.ip,
                "user_agent": one.user_agent,
                "created_at": one.created_at,
                "last_seen_at": one.last_seen_at,
                "current": one.token_hash == present,
            }
            for one in sessions.mine(request.actor)
        ]
    }


@router.delete("/sessions/{int:session_id}", permission=SIGNED_IN, response={204: None})
def revoke_session(request: Request, session_id: int) -> Status[None]:
    """Signs out another device."""
    sessions.revoke(actor=request.actor, session_id=session_id)
    return Status(204, None)


@router.get("/tokens", permission=SIGNED_IN, response=Tokens)
def list_tokens(request: Request) -> dict[str, Any]:
    """One's API tokens."""
    if request.actor.channel == "token":
        raise NotByToken
    return {"items": [_token(token) for token in tokens.mine(request.actor)]}


@router.post("/tokens", permission=SIGNED_IN, response={201: NewToken})
def create_token(request: Request, payload: TokenIn) -> Status[NewToken]:
    """Makes a token; its text is shown only now."""
    request.secret_answer = True
    token, text = tokens.create(actor=request.actor, **payload.dict())
    return Status(201, NewToken(**_token(token).dict(), token=text))


@router.delete("/tokens/{int:token_id}", permission=SIGNED_IN, response={204: None})
def revoke_token(request: Request, token_id: int) -> Status[None]:
    """Ends a token."""
    tokens.revoke(actor=request.actor, token_id=token_id)
    return Status(204, None)


def _token(token: ApiToken) -> TokenOut:
    return TokenOut.from_orm(token)
