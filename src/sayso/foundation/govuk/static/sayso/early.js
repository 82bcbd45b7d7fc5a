// Before the first paint: tells the stylesheet that script runs. A file of its own, so that no inline script is needed.
document.body.className +=
  " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
