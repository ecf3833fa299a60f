using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CookieConsent.Endpoints;

/// <summary>Reads a choice from a form or from JSON.</summary>
internal static class ChoiceRequestReader
{
    private const int MostBytes = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions StrictJson = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>Reads the body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="roomForServices">What the body may be larger than 4 KB, in bytes.</param>
    /// <exception cref="BadHttpRequestException">The body cannot be taken; its status code is 400, 413 or 415 and its message says what to send.</exception>
    public static async Task<ChoiceRequest> ReadAsync(HttpRequest request, int roomForServices)
    {
        var isJson = IsJson(request.ContentType);
        if (!isJson && request.HttpContext.Features.Get<IFormFeature>()?.Form is { } form)
            return FromReadForm(form);
        var body = await ReadBodyAsync(request, MostBytes + roomForServices);
        try
        {
            var text = StrictUtf8.GetString(body);
            return isJson ? FromJson(text) : FromForm(text);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidDataException or DecoderFallbackException or InvalidOperationException)
        {
            var detail = exception is FormatException ? exception.Message : "The body is malformed. Send a form or a JSON object in UTF-8.";
            throw new BadHttpRequestException(detail, StatusCodes.Status400BadRequest);
        }
    }

    private static bool IsJson(string? contentType)
    {
        if (MediaTypeHeaderValue.TryParse(contentType, out var type) && (!type.Charset.HasValue || type.Charset.Value!.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
                return true;
            if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
                return false;
        }
        throw new BadHttpRequestException("Send application/x-www-form-urlencoded or application/json, in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, int mostBytes)
    {
        // Middleware in front of the line may have read a body that it buffers.
        if (request.Body.CanSeek)
            request.Body.Position = 0;
        var buffer = new byte[mostBytes + 1];
        var length = request.ContentLength > mostBytes ? buffer.Length : await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return length <= mostBytes ? buffer[..length] : throw new BadHttpRequestException($"The body is larger than {mostBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>Middleware in front of the line has read the form already; its body cannot be read again.</summary>
    private static ChoiceRequest FromReadForm(IFormCollection form)
    {
        try
        {
            return FromValues(key => form[key]);
        }
        catch (FormatException exception)
        {
            throw new BadHttpRequestException(exception.Message, StatusCodes.Status400BadRequest);
        }
    }

    private static ChoiceRequest FromForm(string text)
    {
        using var reader = new FormReader(text);
        var form = reader.ReadForm();
        return FromValues(key => form.GetValueOrDefault(key));
    }

    private static ChoiceRequest FromValues(Func<string, StringValues> values) =>
        ChoiceRequest.From([.. values("choice")], [.. values("category")], [.. values("service")], values("returnUrl").FirstOrDefault(), values("shown").FirstOrDefault(), isJson: false, Signal(values("globalPrivacyControl")));

    private static bool Signal(StringValues values) =>
        values.Count != 0 && (bool.TryParse(values, out var isOn) ? isOn : throw new FormatException("'globalPrivacyControl' is true or false."));

    private static ChoiceRequest FromJson(string text)
    {
        using var document = JsonDocument.Parse(text, StrictJson);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException("Send a JSON object.");
        return ChoiceRequest.From(Text("choice") is { } choice ? [choice] : [], Texts("categories"), Texts("services"), Text("returnUrl"), Text("shown"), isJson: true, IsTold());

        // As script writes it, or as a form has it.
        bool IsTold() => root.TryGetProperty("globalPrivacyControl", out var value) && (value.ValueKind == JsonValueKind.String ? Signal(value.GetString()) : value.GetBoolean());
        string? Text(string key) => root.TryGetProperty(key, out var value) ? value.GetString() : null;
        string?[] Texts(string key) => root.TryGetProperty(key, out var array) ? [.. array.EnumerateArray().Select(text => text.GetString())] : [];
    }
}
