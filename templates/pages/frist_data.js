{% import "_delar.html" as d with context %}
/* What each deadline is reckoned by, so that no page has to say it again: the calculator finds it by the id. */
window.handlaggarstod = window.handlaggarstod || {};
window.handlaggarstod.fristData = {
{% for deadline in deadlines if deadline | rakneregel %}
{{ deadline.id | tojson }}: {{ {
  "titel": deadline.title, "start": deadline.starts, "antal": deadline.amount, "enhet": deadline.unit.value,
  "regim": deadline.regime.value, "slag": deadline.kind.value, "klart": deadline.to_be_done,
  "följd": deadline.consequence, "bekräfta": deadline.confirm, "annans": (deadline.role.external if deadline.role else false), "mall": deadline.form.title if deadline.form else "",
  "grund": deadline.law_references | map(attribute="text") | join(", ") or d.bindning_ord[deadline.binding.value],
} | tojson }},
{% endfor %}
};
