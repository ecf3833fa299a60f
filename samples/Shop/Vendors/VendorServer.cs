using Microsoft.Extensions.FileProviders;

namespace Shop.Vendors;

/// <summary>Answers as the vendors' servers do. They are not the shop: what they set, and where, the shop's server never sees.</summary>
internal static class VendorServer
{
    public static void UseVendors(this WebApplication app)
    {
        var files = new PhysicalFileProvider(Path.Combine(app.Environment.ContentRootPath, "Vendors", "Files"));
        app.MapWhen(
            Vendor.IsAsked,
            vendors =>
            {
                vendors.UseStaticFiles(new StaticFileOptions { FileProvider = files });
                vendors.Run(AnswerAsync);
            }
        );
    }

    // What is told to them, and a picture of nothing.
    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = context.Request.Path.Value is "/collect" or "/pixel.gif" ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
