namespace CookieConsent.Weight.Measurements;

/// <summary>What is measured. Times in milliseconds.</summary>
internal enum Measure
{
    Bytes,
    Requests,
    Script,
    Shift,
    Visible,
    VisibleQuarter,
    VisibleSlow,
    FirstPaint,
    FirstPaintQuarter,
    FirstPaintSlow,
    ClickToPaint,
    ClickToGone,
    ReturnHtml,
    ReturnBytes,
    ReturnRequests,
    ReturnScript,
}
