{% import "_delar.html" as d with context %}
/* What each deadline is reckoned by, so that no page has to say it again: the calculator finds it by the id. */
window.handlaggarstod = window.handlaggarstod || {};
window.handlaggarstod.fristData = {
{% for deadline in deadlines if deadline | rakneregel %}
{% set law = deadline.law_references | map(attribute="text") | join(", ") %}
{% set binding = d.bindning_ord[deadline.binding.value] %}
{% set doubts = [binding if law and deadline.binding.value != "lag" else "", d.status_ord[deadline.status.value]] | select | join(", ") %}
{{ deadline.id | tojson }}: {{ {
  "titel": deadline.title, "start": deadline.starts, "antal": deadline.amount, "enhet": deadline.unit.value,
  "regim": deadline.regime.value, "slag": deadline.kind.value, "klart": deadline.to_be_done,
  "följd": deadline.consequence, "bekräfta": deadline.confirm, "annans": (deadline.role.external if deadline.role else false), "mall": deadline.form.title if deadline.form else "",
  "grund": (law or binding) ~ (" (" ~ doubts ~ ")" if doubts else ""),
} | tojson }},
{% endfor %}
};
