"""Words that engineers use and no older word list has, with their forms."""

from collections.abc import Iterator, Mapping

_VERBS = """
retry* deploy* redeploy* refactor* rearchitect* onboard offboard* dogfood timebox* benchmark* debug* profile* automate
containerize containerise dockerize dockerise parallelize parallelise serialize serialise deserialize sanitize
sanitise shard* instrument provision* deprecate backport* backfill* hotfix* prototype* mock* lint* merge* rebase*
commit* fork* ping* page* triage* escalate deescalate prioritize prioritise deprioritize deprioritise reprioritize
descope* rescope* scope* replatform* replay* retrain* finetune overfit* tune* throttle* offload* preload* precompute
prefetch* autoscale upscale downscale rightsize upsell* downgrade* upgrade* whitelist* blacklist* allowlist* denylist*
opensource google* slack* email* dm* demo* repro* rollback* retro* standup* sunset* greenlight* whiteboard* stonewall*
workaround* gaslight crowdsource outsource insource reassign renegotiate rethink* redesign* rewire reindex*
repartition* requeue enqueue dequeue cache* memoize memoise denormalize denormalise normalise normalize tokenize
tokenise vectorize anonymise anonymize pseudonymize label* relabel* reboot* restart* reroute rerun* revert* unblock
unship postmortem* firefight gatekeep cherrypick* roadmap* productionize productionise operationalize socialise
socialize evangelise evangelize micromanage overengineer underestimate crosscheck* doublecheck* spellcheck* factcheck*
log* alert* monitor* index* partition* replicate snapshot* checkpoint* branch* bisect* bootstrap* scaffold* stub*
patch* tag* flag* gate* canary* staff* pair* shadow* mentor* coach* interview* ramp* hire* fire* deliver ship* pivot*
iterate decouple rearrange resell* reschedule redo* undo* rebuild* rewrite* reuse* reopen* relaunch* recheck* remap*
rename* resync* sync* unsync unfreeze refreeze reprice* repurpose restructure* reship* retest* retool* retire
revalidate reverify route* scrape* script* seed* spec* spike* stage* streamline upskill vet* wireframe* zip*
"""
_IRREGULAR = {
    "rewrite": "rewrote rewritten", "rethink": "rethought rethought", "rebuild": "rebuilt rebuilt", "rerun": "reran rerun",
    "redo": "redid redone", "undo": "undid undone", "resell": "resold resold", "overfit": "overfit overfit",
    "unfreeze": "unfroze unfrozen", "refreeze": "refroze refrozen", "upsell": "upsold upsold", "sunset": "sunset sunset",
    "firefight": "firefought firefought", "gatekeep": "gatekept gatekept",
}  # fmt: skip
_DOUBLED = frozenset(
    ("debug", "dm", "spec", "vet", "tag", "zip", "log", "stub", "ship", "scrap", "flag", "overfit", "remap")
)
_NOUNS = """
repo oncall rota runbook playbook postmortem backlog latency uptime downtime throughput dashboard middleware microservice
endpoint codebase dataset hashmap changelog config schema api sdk sla slo okr kpi rfc sre cto cfo ceo coo cpo ciso vp svp evp
pm po em ic ux ui qa dba mvp poc etl llm gpu cpu tpu cdn vpn vm ci cd db sql json yaml xml csv pdf url http https tls ssl
ssd ram pr prd brd jira kafka redis postgres mysql mongo kubernetes terraform docker lambda cronjob cron kanban scrum sprint
reorg offsite standup retro devops devrel infra auth oauth login signup checkout paywall chatbot webhook websocket payload
timestamp frontend backend fullstack toolchain workflow pipeline monolith monorepo subsystem subteam squad tribe roadmap milestone
stakeholder teammate coworker freelancer headcount bandwidth whiteboard hackathon offsite onsite handover handoff walkthrough
workaround tradeoff rollback rollout cutover failover hotfix patchset bugfix testbed testcase teardown deadlock livelock
cluster namespace pod node tenant multitenancy idempotency observability telemetry tracing regex parser linter compiler
classifier embedding tokenizer checkpoint hyperparameter dropout overfitting dataloader annotator labeller labeler eval
intern newbie grad lakh crore rupee paisa fintech healthtech edtech startup scaleup unicorn greenfield brownfield
"""


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    yield verb, "b"
    yield (f"{verb}es" if verb.endswith(("s", "x", "ch", "sh", "o")) else f"{verb}s"), "z"
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        yield f"{verb[:-1]}ied", "d"
        yield f"{verb[:-1]}ied", "n"
    elif verb in _IRREGULAR:
        past, participle = _IRREGULAR[verb].split()
        yield past, "d"
        yield participle, "n"
    else:
        ed = f"{verb}d" if verb.endswith("e") else f"{stem}ed"
        yield ed, "d"
        yield ed, "n"
    yield (f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{stem}ing"), "g"


TRADE_VERBS = tuple((word.rstrip("*"), word.endswith("*"), tuple(_forms(word.rstrip("*")))) for word in _VERBS.split())
"""Lemma, whether it is a noun too, and its forms with their classes."""
TRADE_NOUNS = tuple((noun, f"{noun[:-1]}ies" if noun.endswith("cy") else f"{noun}s") for noun in _NOUNS.split())
"""Noun and plural."""


def other_lemma(form: str, kind: str, kept: Mapping[str, str]) -> str:
    """Return the lemma of a form whose commonest class is not among its inflections."""
    same = {"d": "n", "n": "d", "b": "z"}.get(kind, "")
    return kept.get(same, form)
