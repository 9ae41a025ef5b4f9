"""Refusals of the API, in the words and the JSON that Google uses."""

from typing import Any

STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ABORTED",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    502: "UNAVAILABLE",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
DRIVE_REASONS = {
    400: "badRequest",
    401: "authError",
    403: "forbidden",
    404: "notFound",
    429: "rateLimitExceeded",
}
INFO = "type.googleapis.com/google.rpc.ErrorInfo"
PROJECT = "123456789012"


class ApiError(Exception):
    """One refused request: HTTP code, message, and Google's details."""

    def __init__(self, code: int, message: str, details: list[dict[str, Any]] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details or []

    def sheets_json(self) -> dict[str, Any]:
        error: dict[str, Any] = {
            "code": self.code,
            "message": self.message,
            "status": STATUS.get(self.code, "UNKNOWN"),
        }
        if self.details:
            error["details"] = self.details
        return {"error": error}

    def drive_json(self) -> dict[str, Any]:
        item: dict[str, Any] = {
            "message": self.message,
            "domain": "global",
            "reason": DRIVE_REASONS.get(self.code, "backendError"),
        }
        if self.code == 404:
            item |= {"location": "fileId", "locationType": "parameter"}
        return {"error": {"code": self.code, "message": self.message, "errors": [item]}}


def invalid(message: str) -> ApiError:
    return ApiError(400, message)


def bad_field(field: str, message: str) -> ApiError:
    violation = {"field": field, "description": message}
    detail = {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}
    return ApiError(400, message, [detail])


def unknown_name(name: str, at: str) -> ApiError:
    where = f" at '{at}'" if at else ""
    return bad_field(at, f'Invalid JSON payload received. Unknown name "{name}"{where}: Cannot find field.')


def no_such_entity() -> ApiError:
    return ApiError(404, "Requested entity was not found.")


def no_permission() -> ApiError:
    return ApiError(403, "The caller does not have permission")


def bad_credentials() -> ApiError:
    return ApiError(
        401,
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie "
        "or other valid authentication credential. See "
        "https://developers.google.com/identity/sign-in/web/devconsole-project.",
    )


def too_narrow_scope(service: str) -> ApiError:
    info = {
        "@type": INFO,
        "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        "domain": "googleapis.com",
        "metadata": {"service": service},
    }
    return ApiError(403, "Request had insufficient authentication scopes.", [info])


def api_disabled() -> ApiError:
    url = f"https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project={PROJECT}"
    info = {
        "@type": INFO,
        "reason": "SERVICE_DISABLED",
        "domain": "googleapis.com",
        "metadata": {
            "service": "sheets.googleapis.com",
            "serviceTitle": "Google Sheets API",
            "consumer": f"projects/{PROJECT}",
            "activationUrl": url,
            "containerInfo": PROJECT,
        },
    }
    return ApiError(
        403,
        f"Google Sheets API has not been used in project {PROJECT} before or it is disabled. Enable it by "
        f"visiting {url} then retry. If you enabled this API recently, wait a few minutes for the action to "
        "propagate to our systems and retry.",
        [info],
    )


def quota_exceeded(kind: str, limit: int) -> ApiError:
    """429 for `kind` "Read" or "Write", as the per-minute-per-user quota words it."""
    info = {
        "@type": INFO,
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": {
            "service": "sheets.googleapis.com",
            "consumer": f"projects/{PROJECT}",
            "quota_metric": f"sheets.googleapis.com/{kind.lower()}_requests",
            "quota_limit": f"{kind}RequestsPerMinutePerUser",
            "quota_limit_value": str(limit),
            "quota_location": "global",
            "quota_unit": "1/min/{project}/{user}",
        },
    }
    links = [
        {
            "description": "Request a higher quota limit.",
            "url": "https://cloud.google.com/docs/quotas/help/request_increase",
        }
    ]
    return ApiError(
        429,
        f"Quota exceeded for quota metric '{kind} requests' and limit '{kind} requests per minute per user' "
        f"of service 'sheets.googleapis.com' for consumer 'project_number:{PROJECT}'.",
        [info, {"@type": "type.googleapis.com/google.rpc.Help", "links": links}],
    )


WORDS = {
    500: "Internal error encountered.",
    502: "The server encountered a temporary error and could not complete your request.",
    503: "The service is currently unavailable.",
    504: "Deadline expired before operation could complete.",
}


def outage(code: int) -> ApiError:
    return ApiError(code, WORDS.get(code, "Backend error."))
