#!/usr/bin/env python3
"""Cuts GitHub's published descriptions down to what the bot and the stand-in use.

usage: npm install --prefix FOLDER @octokit/openapi@23.0.2 @octokit/graphql-schema@15.26.1
           @octokit/webhooks-schemas@7.6.1
       src/tools/cut-github.py FOLDER

Writes src/test/resources/github/openapi.json: the operations below with everything they refer to,
as plain JSON Schema (OpenAPI's "nullable" becomes a type of its own), without prose;
src/test/resources/github/webhooks.json: the payloads below, which may have more than they say; and
src/main/resources/standin/schema.graphql: the types and fields below as GitHub declares them. All
three packages are under the MIT licence.
"""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

OPERATIONS = """
get /app
get /app/installations
get /app/installations/{installation_id}
post /app/installations/{installation_id}/access_tokens
get /app/hook/config
patch /app/hook/config
get /app/hook/deliveries
get /app/hook/deliveries/{delivery_id}
post /app/hook/deliveries/{delivery_id}/attempts
post /app-manifests/{code}/conversions
delete /installation/token
get /installation/repositories
get /meta
get /rate_limit
get /orgs/{org}/installation
get /users/{username}/installation
get /repos/{owner}/{repo}
get /repos/{owner}/{repo}/installation
get /repos/{owner}/{repo}/pulls
get /repos/{owner}/{repo}/pulls/{pull_number}
get /repos/{owner}/{repo}/pulls/{pull_number}/commits
get /repos/{owner}/{repo}/pulls/{pull_number}/files
get /repos/{owner}/{repo}/pulls/{pull_number}/reviews
post /repos/{owner}/{repo}/pulls/{pull_number}/reviews
get /repos/{owner}/{repo}/pulls/{pull_number}/comments
post /repos/{owner}/{repo}/pulls/{pull_number}/comments
post /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies
get /repos/{owner}/{repo}/pulls/comments/{comment_id}
patch /repos/{owner}/{repo}/pulls/comments/{comment_id}
delete /repos/{owner}/{repo}/pulls/comments/{comment_id}
get /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions
post /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions
get /repos/{owner}/{repo}/issues/{issue_number}/comments
post /repos/{owner}/{repo}/issues/{issue_number}/comments
get /repos/{owner}/{repo}/issues/comments/{comment_id}
patch /repos/{owner}/{repo}/issues/comments/{comment_id}
delete /repos/{owner}/{repo}/issues/comments/{comment_id}
get /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions
post /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions
get /repos/{owner}/{repo}/compare/{basehead}
get /repos/{owner}/{repo}/git/ref/{ref}
get /repos/{owner}/{repo}/git/trees/{tree_sha}
get /repos/{owner}/{repo}/git/blobs/{file_sha}
get /repos/{owner}/{repo}/contents/{path}
get /repos/{owner}/{repo}/tarball/{ref}
get /repos/{owner}/{repo}/commits/{ref}
get /repos/{owner}/{repo}/commits/{commit_sha}/pulls
get /repos/{owner}/{repo}/commits/{ref}/check-runs
get /repos/{owner}/{repo}/commits/{ref}/statuses
get /repos/{owner}/{repo}/collaborators/{username}/permission
post /repos/{owner}/{repo}/check-runs
get /repos/{owner}/{repo}/check-runs/{check_run_id}
patch /repos/{owner}/{repo}/check-runs/{check_run_id}
get /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations
post /repos/{owner}/{repo}/statuses/{sha}
"""

# Types and their fields; arguments come along with all that they refer to.
GRAPHQL = """
Query: node nodes rateLimit repository viewer
Mutation: addPullRequestReviewThreadReply addReaction deletePullRequestReviewComment \
  minimizeComment resolveReviewThread unminimizeComment unresolveReviewThread \
  updatePullRequestReviewComment
Node: id
Actor: avatarUrl login resourcePath url
GitObject: abbreviatedOid commitResourcePath commitUrl id oid repository
RateLimit: cost limit nodeCount remaining resetAt used
Repository: databaseId id isArchived isFork isPrivate name nameWithOwner object owner pullRequest url
RepositoryOwner: avatarUrl id login resourcePath url
Organization: avatarUrl databaseId id login resourcePath url
User: avatarUrl databaseId id login resourcePath url
Bot: avatarUrl databaseId id login resourcePath url
Blob: abbreviatedOid byteSize commitResourcePath commitUrl id isBinary isTruncated oid repository text
Commit: abbreviatedOid commitResourcePath commitUrl committedDate id message messageHeadline oid \
  repository
Tree: abbreviatedOid commitResourcePath commitUrl id oid repository
Tag: abbreviatedOid commitResourcePath commitUrl id name oid repository
PullRequest: author baseRefName baseRefOid body closed databaseId fullDatabaseId headRefName headRefOid id \
  isCrossRepository isDraft merged number repository reviewThreads state title url
PullRequestReviewThreadConnection: edges nodes pageInfo totalCount
PullRequestReviewThreadEdge: cursor node
PullRequestReviewThread: comments diffSide id isCollapsed isOutdated isResolved line originalLine \
  originalStartLine path pullRequest repository resolvedBy startDiffSide startLine subjectType \
  viewerCanReply viewerCanResolve viewerCanUnresolve
PullRequestReviewCommentConnection: edges nodes pageInfo totalCount
PullRequestReviewCommentEdge: cursor node
PullRequestReviewComment: author authorAssociation body commit createdAt databaseId diffHunk \
  fullDatabaseId id isMinimized line minimizedReason originalCommit originalLine \
  originalStartLine outdated path pullRequest replyTo repository startLine state subjectType \
  updatedAt url viewerDidAuthor
IssueComment: author body createdAt databaseId fullDatabaseId id isMinimized minimizedReason url
Reactable: databaseId id
Minimizable: isMinimized minimizedReason
PageInfo: endCursor hasNextPage hasPreviousPage startCursor
AddPullRequestReviewThreadReplyPayload: clientMutationId comment
AddReactionPayload: clientMutationId reaction subject
Reaction: content createdAt databaseId id user
DeletePullRequestReviewCommentPayload: clientMutationId pullRequestReviewComment
MinimizeCommentPayload: clientMutationId minimizedComment
UnminimizeCommentPayload: clientMutationId unminimizedComment
ResolveReviewThreadPayload: clientMutationId thread
UnresolveReviewThreadPayload: clientMutationId thread
UpdatePullRequestReviewCommentPayload: clientMutationId pullRequestReviewComment
"""

PAYLOADS = """
check_run$completed check_run$created check_run$requested_action check_run$rerequested
check_suite$rerequested installation$created installation$deleted issue_comment$created
merge_group$checks_requested pull_request$closed pull_request$converted_to_draft
pull_request$edited pull_request$labeled pull_request$opened pull_request$ready_for_review
pull_request$reopened pull_request$synchronize pull_request_review$submitted
pull_request_review_comment$created pull_request_review_comment$deleted
pull_request_review_comment$edited pull_request_review_thread$resolved
pull_request_review_thread$unresolved push$event
""".split()

PROSE = {"description", "discriminator", "example", "examples", "title", "externalDocs", "deprecated", "default"}


# What GitHub's servers send although the description says otherwise: a comment that is outdated
# or on a whole file has no line.
SENT_AS_NULL = {
    "pull-request-review-comment": ["line", "original_line", "original_position", "position"],
}


class OpenApi:
    """The REST description."""

    def __init__(self, whole):
        self.whole = whole
        self.schemas = {}

    def resolve(self, node):
        while "$ref" in node:
            target = self.whole
            for name in node["$ref"].split("/")[1:]:
                target = target[name]
            node = target
        return node

    def schema(self, node):
        """A schema without prose, and with null as a type."""
        if isinstance(node, list):
            return [self.schema(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            self.need(node["$ref"])
            return {"$ref": node["$ref"]}
        result = {}
        for key, value in node.items():
            if key == "properties":
                result[key] = {name: self.schema(part) for name, part in value.items()}
            elif key in PROSE or key.startswith("x-") or key == "nullable":
                continue
            else:
                result[key] = self.schema(value)
        return self.with_null(result) if node.get("nullable") else result

    @staticmethod
    def with_null(schema):
        if "type" in schema and not {"anyOf", "oneOf", "allOf"} & set(schema):
            result = dict(schema, type=[schema["type"], "null"])
            if "enum" in schema and None not in schema["enum"]:
                result["enum"] = schema["enum"] + [None]
            return result
        if not schema:
            return schema
        return {"anyOf": [schema, {"type": "null"}]}

    def need(self, reference):
        name = reference.rsplit("/", 1)[1]
        if name not in self.schemas:
            self.schemas[name] = None  # schemas refer to themselves
            self.schemas[name] = self.schema(self.resolve({"$ref": reference}))
            for member in SENT_AS_NULL.get(name, []):
                properties = self.schemas[name]["properties"]
                properties[member] = self.with_null(properties[member])

    def operation(self, method, path):
        item = self.whole["paths"][path]
        source = item[method]
        result = {"query": {}, "responses": {}}
        for parameter in item.get("parameters", []) + source.get("parameters", []):
            parameter = self.resolve(parameter)
            if parameter["in"] == "query":
                result["query"][parameter["name"]] = self.schema(parameter["schema"])
        body = source.get("requestBody", {}).get("content", {}).get("application/json")
        if body:
            result["request"] = self.closed(self.schema(body["schema"]))
        for status, response in source["responses"].items():
            content = self.resolve(response).get("content", {})
            result["responses"][status] = {
                kind: self.schema(answer["schema"])
                for kind, answer in content.items()
                if kind.endswith("json") and "schema" in answer
            }
        return result

    def closed(self, schema):
        """The same, where a key that is not described is a mistake: GitHub would ignore it."""
        if isinstance(schema, list):
            return [self.closed(item) for item in schema]
        if not isinstance(schema, dict):
            return schema
        result = {key: self.closed(value) for key, value in schema.items()}
        if isinstance(schema.get("properties"), dict) and "additionalProperties" not in schema:
            result["additionalProperties"] = False
        return result

    def cut(self, operations):
        paths = {}
        for line in operations.split("\n"):
            if line:
                method, path = line.split()
                paths.setdefault(path, {})[method] = self.operation(method, path)
        return {
            "source": "npm @octokit/openapi, " + self.whole["info"]["version"] + ", MIT licence",
            "paths": paths,
            "components": {"schemas": dict(sorted(self.schemas.items()))},
        }


class GraphQl:
    """The GraphQL description."""

    BUILT_IN = {"String", "Int", "Float", "Boolean", "ID"}

    def __init__(self, introspection):
        self.types = {one["name"]: one for one in introspection["__schema"]["types"]}
        self.wanted = {}
        self.inputs = {}

    @staticmethod
    def core(reference):
        while reference["ofType"]:
            reference = reference["ofType"]
        return reference["name"]

    def written(self, reference):
        if reference["kind"] == "NON_NULL":
            return self.written(reference["ofType"]) + "!"
        if reference["kind"] == "LIST":
            return "[" + self.written(reference["ofType"]) + "]"
        return reference["name"]

    def need(self, name):
        """Takes a scalar, an enum or an input as a whole."""
        if name in self.BUILT_IN or name in self.inputs or name in self.wanted:
            return
        one = self.types[name]
        self.inputs[name] = None
        if one["kind"] == "SCALAR":
            text = f"scalar {name}\n"
        elif one["kind"] == "ENUM":
            values = "".join(f"  {value['name']}\n" for value in one["enumValues"])
            text = f"enum {name} {{\n{values}}}\n"
        elif one["kind"] == "INPUT_OBJECT":
            fields = "".join(f"  {self.argument(field)}\n" for field in one["inputFields"])
            text = f"input {name} {{\n{fields}}}\n"
        else:
            sys.exit(f"{one['kind']} {name} is used, but not in the list")
        self.inputs[name] = text

    def argument(self, argument):
        self.need(self.core(argument["type"]))
        text = f"{argument['name']}: {self.written(argument['type'])}"
        default = argument["defaultValue"]
        return text if default is None else f"{text} = {default}"

    def field(self, owner, name):
        field = next((one for one in owner["fields"] if one["name"] == name), None)
        if field is None:
            sys.exit(f"{owner['name']} has no field {name}")
        self.need(self.core(field["type"]))
        arguments = ", ".join(self.argument(one) for one in field["args"])
        called = f"{name}({arguments})" if arguments else name
        return f"  {called}: {self.written(field['type'])}\n"

    def type(self, name, fields):
        one = self.types[name]
        body = "".join(self.field(one, field) for field in fields)
        interfaces = [i["name"] for i in one["interfaces"] or [] if i["name"] in self.wanted]
        of = " implements " + " & ".join(interfaces) if interfaces else ""
        word = "interface" if one["kind"] == "INTERFACE" else "type"
        return f"{word} {name}{of} {{\n{body}}}\n"

    def cut(self, listing):
        for line in listing.replace("\\\n", " ").split("\n"):
            if line:
                name, fields = line.split(":")
                self.wanted[name] = fields.split()
        parts = [self.type(name, fields) for name, fields in self.wanted.items()]
        return "\n".join(parts + [self.inputs[name] for name in sorted(self.inputs)])


class Webhooks:
    """The payloads of webhooks."""

    LEFT_OUT = {"description", "title", "additionalProperties", "tsAdditionalProperties", "format"}

    def __init__(self, whole):
        self.definitions = whole["definitions"]
        self.wanted = {}

    def stripped(self, node):
        if isinstance(node, list):
            return [self.stripped(item) for item in node]
        if not isinstance(node, dict):
            return node
        result = {}
        for key, value in node.items():
            if key == "properties":
                result[key] = {name: self.stripped(part) for name, part in value.items()}
            elif key not in self.LEFT_OUT:
                result[key] = self.stripped(value)
        if "$ref" in result:
            self.need(result["$ref"].rsplit("/", 1)[1])
        return result

    def need(self, name):
        if name not in self.wanted:
            self.wanted[name] = None  # schemas refer to themselves
            self.wanted[name] = self.stripped(self.definitions[name])

    def cut(self, payloads):
        for name in payloads:
            self.need(name)
        return {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "definitions": dict(sorted(self.wanted.items())),
        }


def write(path, text):
    target = ROOT / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def main():
    packages = pathlib.Path(sys.argv[1]) / "node_modules" / "@octokit"
    with open(packages / "openapi/generated/api.github.com.json", encoding="utf-8") as file:
        cut = OpenApi(json.load(file)).cut(OPERATIONS)
    write("src/test/resources/github/openapi.json", json.dumps(cut, indent=1) + "\n")
    with open(packages / "webhooks-schemas/schema.json", encoding="utf-8") as file:
        cut = Webhooks(json.load(file)).cut(PAYLOADS)
    write("src/test/resources/github/webhooks.json", json.dumps(cut, indent=1) + "\n")
    with open(packages / "graphql-schema/schema.json", encoding="utf-8") as file:
        schema = GraphQl(json.load(file)).cut(GRAPHQL)
    version = json.loads((packages / "graphql-schema/package.json").read_text())["version"]
    write(
        "src/main/resources/standin/schema.graphql",
        f"# Cut by src/tools/cut-github.py from npm @octokit/graphql-schema {version}:\n"
        "# Copyright (c) GitHub 2025, MIT licence.\n\n" + schema,
    )


main()
