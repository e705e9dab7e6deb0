"""Draws red-headphones.jpg, the product photo that ships with the project: a signed-distance-field still life with a
soft shadow on a grey sweep, sphere-traced with numpy. Run: python3 render.py red-headphones.jpg (numpy and Pillow)."""

import sys

import numpy as np
from PIL import Image, ImageFilter

SIZE, SUPERSAMPLE = 1024, 2
KEY = np.array([-0.45, 0.80, 0.55]) / np.linalg.norm([-0.45, 0.80, 0.55])
TURN, LEAN = np.radians(38), np.radians(0)
FLOOR, SHELL, CUSHION, METAL, PAD = range(5)
ALBEDO = np.array([[0.62, 0.63, 0.65], [0.60, 0.022, 0.035], [0.035, 0.034, 0.037], [0.55, 0.55, 0.57], [0.05, 0.048, 0.05]])
GLOSS = np.array([0.0, 0.9, 0.25, 1.0, 0.2])
ROUGH = np.array([1.0, 0.16, 0.55, 0.22, 0.6])


def rounded_disc(x, radial, half, radius, edge):
    a, b = np.abs(x) - (half - edge), radial - (radius - edge)
    return np.hypot(np.maximum(a, 0), np.maximum(b, 0)) + np.minimum(np.maximum(a, b), 0) - edge


def smooth_min(a, b, k):
    h = np.maximum(k - np.abs(a - b), 0) / k
    return np.minimum(a, b) - h * h * k / 4


def parts(p):
    c, s = np.cos(TURN), np.sin(TURN)
    x, y, z = p[:, 0] * c - p[:, 2] * s, p[:, 1], p[:, 0] * s + p[:, 2] * c
    ax = np.abs(x)
    arch_y, arch_r, cup_y = 0.98, 0.66, 0.44
    bend = np.where(y > arch_y, np.hypot(x, y - arch_y), ax) - arch_r
    band_width = 0.085 + 0.045 * np.clip((y - arch_y) / arch_r, 0, 1)
    q = np.stack([np.maximum(np.abs(bend) - 0.014, 0), np.maximum(np.abs(z) - band_width, 0)])
    band = np.maximum(np.hypot(q[0], q[1]) - 0.022, (cup_y + 0.22) - y)
    pad_q = np.stack([np.maximum(np.abs(bend + 0.045) - 0.012, 0), np.maximum(np.abs(z) - band_width * 0.9, 0)])
    pad = np.maximum(np.hypot(pad_q[0], pad_q[1]) - 0.026, (arch_y + 0.28) - y)
    lean = (ax - arch_r) + 0.10 * (y - cup_y)
    radial = np.hypot((y - cup_y) / 1.08, z)
    cup = rounded_disc(lean - 0.015, radial, 0.105, 0.37, 0.075)
    groove = np.hypot(lean - 0.125, radial - 0.235) - 0.012
    cup = np.maximum(cup, -groove)
    slider = np.hypot(np.maximum(np.abs(ax - arch_r) - 0.008, 0), np.maximum(np.abs(z) - 0.045, 0)) - 0.012
    slider = np.maximum(np.maximum(slider, cup_y + 0.1 - y), y - arch_y)
    badge = rounded_disc(lean - 0.122, radial, 0.012, 0.11, 0.008)
    cushion_ring = np.hypot(lean + 0.135, np.maximum(radial - 0.265, 0) * 1.0) - 0.083
    cushion_ring = np.where(radial < 0.265, np.hypot(lean + 0.135, 0.265 - radial) - 0.083, cushion_ring)
    speaker = rounded_disc(lean + 0.09, radial, 0.02, 0.27, 0.01)
    shell = smooth_min(cup, band, 0.03)
    return np.stack([y - 0.018, shell, np.minimum(cushion_ring, speaker), np.minimum(badge, slider), pad])


def field(p):
    return parts(p).min(0)


def march(origin, direction, limit=14.0, steps=150):
    t = np.zeros(len(direction))
    live = np.arange(len(direction))
    for _ in range(steps):
        d = field(origin[live] + direction[live] * t[live, None])
        t[live] += d * 0.85
        live = live[(d > 4e-4) & (t[live] < limit)]
        if not len(live):
            break
    return t


def normal(p):
    e = 6e-4
    grad = [field(p + np.eye(3)[i] * e) - field(p - np.eye(3)[i] * e) for i in range(3)]
    n = np.stack(grad, 1)
    return n / np.linalg.norm(n, axis=1, keepdims=True)


def shadow(p, n, light, softness):
    t, lit = np.full(len(p), 0.02), np.ones(len(p))
    start = p + n * 0.004
    for _ in range(48):
        d = field(start + light * t[:, None])
        lit = np.minimum(lit, np.clip(0.5 + 0.5 * d * softness / t, 0, 1))
        t += np.clip(d, 0.012, 0.12)
    return lit * lit * (3 - 2 * lit)


def occlusion(p, n):
    dark = np.zeros(len(p))
    for i, h in enumerate((0.015, 0.05, 0.12, 0.25)):
        dark += (h - np.minimum(field(p + n * h), h)) / h * (0.5 ** i)
    return np.clip(1 - 0.52 * dark, 0, 1)


def studio(d, rough):
    """What a direction sees: a big soft box on the upper left, a strip on the right, a pale sweep all around."""
    edge = 0.05 + 0.5 * rough
    def box(axis, up, wide, high):
        axis = np.array(axis) / np.linalg.norm(axis)
        side = np.cross(up, axis); side = side / np.linalg.norm(side)
        top = np.cross(axis, side)
        f = d @ axis
        u, v = np.abs(d @ side) / np.maximum(f, 1e-3), np.abs(d @ top) / np.maximum(f, 1e-3)
        soft = lambda a, b: 1 / (1 + np.exp(np.clip((a - b) / edge * 6, -40, 40)))
        return np.where(f > 0, soft(u, wide) * soft(v, high), 0)
    sky = 0.30 + 0.30 * np.clip(d[:, 1], -0.3, 1)
    return sky + 2.6 * box([-0.6, 0.75, 0.6], [0, 0, 1], 0.55, 0.45) + 1.7 * box([0.95, 0.35, 0.25], [0, 1, 0], 0.16, 0.8)


def render():
    n = SIZE * SUPERSAMPLE
    eye, target = np.array([0.0, 1.28, 5.3]), np.array([0.02, 0.80, 0.0])
    forward = (target - eye) / np.linalg.norm(target - eye)
    right = np.cross(forward, [0, 1, 0]); right /= np.linalg.norm(right)
    up = np.cross(right, forward)
    picture = np.zeros((n, n, 3))
    rows = 64
    for top in range(0, n, rows):
        ys, xs = np.mgrid[top:top + rows, 0:n]
        u, v = (xs.ravel() + 0.5) / n - 0.5, 0.5 - (ys.ravel() + 0.5) / n
        d = forward + (u[:, None] * right + v[:, None] * up) * 0.42
        d /= np.linalg.norm(d, axis=1, keepdims=True)
        o = np.broadcast_to(eye, d.shape)
        t = march(o, d)
        far = t > 13.5
        p = o + d * np.minimum(t, 13.5)[:, None]
        part = parts(p).argmin(0)
        nn = normal(p)
        lit, open_sky = shadow(p, nn, KEY, 5.0), occlusion(p, nn)
        facing = np.clip((nn * KEY).sum(1), 0, 1)
        base, gloss, rough = ALBEDO[part], GLOSS[part], ROUGH[part]
        diffuse = 1.15 * facing * lit + 0.55 * open_sky * (0.6 + 0.4 * nn[:, 1])
        mirror = d - 2 * (d * nn).sum(1, keepdims=True) * nn
        fresnel = 0.045 + 0.955 * np.clip(1 + (d * nn).sum(1), 0, 1) ** 5
        fresnel = np.where(part == METAL, 0.75, fresnel)
        shine = studio(mirror, rough) * gloss * fresnel * open_sky
        colour = base * diffuse[:, None] + shine[:, None] * np.where(part == METAL, 0.9, 1.0)[:, None]
        # The sweep: no hard horizon, a little brighter behind the product than at the rim.
        glow = 0.80 - 0.20 * np.hypot(u * 1.1, v - 0.06) ** 1.6 * 2
        contact = np.where(part == FLOOR, (0.30 + 0.70 * lit * 0.85 + 0.05) * (0.45 + 0.55 * open_sky), 1.0)
        fade = np.clip((p[:, 2] + 2.2) / 2.0, 0, 1)
        sweep = glow * (1 - fade + fade * np.minimum(1, contact * 1.06))
        colour = np.where(((part == FLOOR) | far)[:, None], sweep[:, None] * np.array([0.975, 0.985, 1.0]), colour)
        picture[top:top + rows] = colour.reshape(-1, n, 3)
        print(f"\r{100 * (top + rows) // n} %", end="", file=sys.stderr)
    picture = picture.reshape(SIZE, SUPERSAMPLE, SIZE, SUPERSAMPLE, 3).mean((1, 3))
    filmic = picture * (1 + picture / 5.0) / (1 + picture * 0.55)
    srgb = np.where(filmic < 0.0031308, 12.92 * filmic, 1.055 * np.clip(filmic, 1e-6, None) ** (1 / 2.4) - 0.055)
    grain = np.random.default_rng(1).normal(0, 1.1 / 255, srgb.shape)
    return Image.fromarray((np.clip(srgb + grain, 0, 1) * 255 + 0.5).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.4))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        SIZE, SUPERSAMPLE = int(sys.argv[2]), 1
    render().save(sys.argv[1], quality=90)
