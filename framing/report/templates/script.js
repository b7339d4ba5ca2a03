"use strict";
(function () {
  var folded = [];

  function reveal(hash) {
    var target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    var own = target && target.querySelector(":scope > details");
    if (own) own.open = true;
    if (target) target.scrollIntoView();
  }

  function openAll() {
    folded = Array.prototype.filter.call(document.querySelectorAll("details:not(.passages)"), function (d) { return !d.open; });
    folded.forEach(function (d) { d.open = true; });
  }

  function foldAgain() {
    folded.forEach(function (d) { d.open = false; });
    folded = [];
  }

  function quieten(layer, shown) {
    document.querySelectorAll(".framing [aria-describedby]").forEach(function (mark) {
      if (!mark.classList.contains(layer)) return;
      mark.classList.toggle("off-" + layer, !shown);
      var on = ["frames", "loaded", "editorial", "voices"].some(function (name) {
        return mark.classList.contains(name) && !mark.classList.contains("off-" + name);
      });
      mark.tabIndex = on ? 0 : -1;
    });
  }

  document.querySelectorAll("[id^=layer-]").forEach(function (box) {
    var layer = box.id.slice(6);
    box.addEventListener("change", function () { quieten(layer, box.checked); });
    if (!box.checked) quieten(layer, false);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") document.documentElement.classList.add("hushed");
  });
  ["focusin", "mouseover"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      if (event.target.closest("[aria-describedby]")) document.documentElement.classList.remove("hushed");
    });
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (link) setTimeout(function () { reveal(link.getAttribute("href")); }, 0);
  });
  window.addEventListener("hashchange", function () { reveal(location.hash); });
  window.addEventListener("beforeprint", openAll);
  window.addEventListener("afterprint", foldAgain);
  reveal(location.hash);
})();
