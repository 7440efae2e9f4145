"use strict";
// Shows the pictures of this page step by step. Without it the page shows all of them, complete.
(function () {
  const figures = Array.from(document.querySelectorAll("figure"));
  const frames = []; // of each picture one for every step with which something appears on it
  figures.forEach(function (figure, at) {
    figure.querySelectorAll(".steps li").forEach(function (li) {
      frames.push({ figure: at, step: Number(li.dataset.step), words: li.textContent });
    });
  });
  const bar = document.querySelector(".bar");
  const [back, next, whole] = bar.querySelectorAll("button");
  const count = bar.querySelector(".count");
  const caption = bar.querySelector(".caption");
  const progress = bar.querySelector("progress");
  const said = document.querySelector(".said");
  let now = 0;

  function show(to, quiet) {
    now = Math.max(0, Math.min(frames.length - 1, to));
    const frame = frames[now];
    figures.forEach(function (figure, at) {
      figure.classList.toggle("now", at === frame.figure);
    });
    figures[frame.figure].querySelectorAll(".step").forEach(function (g) {
      g.classList.toggle("later", Number(g.dataset.step) > frame.step);
    });
    count.textContent = (now + 1) + " / " + frames.length;
    caption.textContent = frame.words;
    progress.max = Math.max(1, frames.length - 1);
    progress.value = now;
    back.disabled = now === 0;
    next.disabled = now === frames.length - 1;
    if (!quiet) {
      said.textContent = frame.words;
    }
  }
  function fullScreen() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else if (document.documentElement.requestFullscreen) {
      document.documentElement.requestFullscreen();
    }
  }

  back.addEventListener("click", function () { show(now - 1); });
  next.addEventListener("click", function () { show(now + 1); });
  whole.addEventListener("click", fullScreen);
  if (!document.fullscreenEnabled) {
    whole.remove();
  }
  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.altKey || e.metaKey) {
      return;
    }
    const button = e.target instanceof HTMLButtonElement;
    const keys = {
      ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
      Home: -frames.length, End: frames.length,
    };
    if (!button) { // there they press it
      keys[" "] = e.shiftKey ? -1 : 1;
      keys.Enter = 1;
    }
    if (keys[e.key]) {
      show(now + keys[e.key]);
      e.preventDefault();
    } else if (e.key === "f" || e.key === "F") {
      fullScreen();
    }
  });

  let from = null; // where a finger or the button of a mouse went down on a picture
  figures.forEach(function (figure) {
    figure.addEventListener("pointerdown", function (e) {
      from = e.isPrimary && e.button === 0 ? e.clientX : null;
    });
    figure.addEventListener("pointerup", function (e) {
      if (from === null || !e.isPrimary || String(window.getSelection())) {
        return;
      }
      const by = e.clientX - from;
      from = null;
      if (Math.abs(by) > 40) {
        show(now + (by < 0 ? 1 : -1));
      } else if (Math.abs(by) < 8) {
        const box = figure.getBoundingClientRect();
        show(now + (e.clientX < box.left + box.width / 4 ? -1 : 1));
      }
    });
    figure.addEventListener("pointercancel", function () { from = null; });
  });

  document.documentElement.classList.add("playing");
  figures.forEach(function (figure) { figure.style.touchAction = "pan-y pinch-zoom"; });
  show(0, true);
})();
