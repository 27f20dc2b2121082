// Search by name: woadIndex (search-index.js) has the pages and the names on them; woadRoot leads from this page to the top.
(() => {
  const input = document.getElementById("search"), list = document.getElementById("found"), LIMIT = 30;
  // 0: the name itself; then beginnings, beginnings of a word in it, anything else
  const rank = (name, text) => {
    const at = name.indexOf(text);
    if (at < 0) return -1;
    if (name === text) return 0;
    return at === 0 ? 1 : /[-/:. ]/.test(name[at - 1]) ? 2 : 3;
  };
  const find = (text) => {
    const found = [];
    for (const [name, page, anchor] of woadIndex.names) {
      const r = rank(name.toLowerCase(), text);
      if (r >= 0) found.push({ r, name, page, anchor });
    }
    found.sort((a, b) => a.r - b.r || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
    return found.slice(0, LIMIT);
  };
  const show = () => {
    const text = input.value.trim().toLowerCase();
    list.replaceChildren(...(text === "" ? [] : find(text)).map(({ name, page, anchor }) => {
      const item = document.createElement("li"), link = document.createElement("a"), where = document.createElement("small");
      const [title, path] = woadIndex.pages[page];
      link.href = woadRoot + path + "#" + encodeURIComponent(anchor === undefined ? name : anchor);
      link.textContent = name;
      where.textContent = " " + title;
      item.append(link, where);
      return item;
    }));
    if (list.firstChild) list.firstChild.className = "chosen";
  };
  const move = (step) => {
    const items = [...list.children], at = items.findIndex((i) => i.className === "chosen");
    if (items.length === 0) return;
    items[at].className = "";
    items[(at + step + items.length) % items.length].className = "chosen";
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter") list.querySelector(".chosen a")?.click();
    else if (event.key === "Escape") { input.value = ""; show(); }
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== input) { input.focus(); event.preventDefault(); }
  });
})();
