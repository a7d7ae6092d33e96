// Asking the program behind the page. Its token stands in the address behind the #, which no browser sends anywhere.

const token = location.hash.slice(1);

/** Ask; return the answer, or nothing where it is an error, which is told. */
async function ask(question, asked = {}) {
  let answer;
  try {
    const response = await fetch(`/api/${question}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Graphmodel-Token": token },
      body: JSON.stringify(asked),
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
    });
    answer = response.ok ? await response.json() : { error: await response.text() };
  } catch {
    answer = { error: t("lost") };
  }
  if (!answer.error) return answer;
  notify(inWords({ message: answer.error, hint: answer.hint }));
  return undefined;
}

/** Return what is wrong, with what to do about it. */
function inWords({ message, hint }) {
  return hint ? t("problem.hint", { message, hint }) : message;
}
