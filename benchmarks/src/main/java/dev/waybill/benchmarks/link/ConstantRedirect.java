package dev.waybill.benchmarks.link;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A redirect that looks nothing up and signs nothing, in the measured server beside the real ones. */
@RestController
public class ConstantRedirect {

    static final String PATH = "/benchmarks/constant";

    private static final URI SOMEWHERE = URI.create("https://bucket.s3.us-east-1.amazonaws.com/uploads/constant.pdf");

    @GetMapping(PATH)
    ResponseEntity<Void> redirect() {
        return ResponseEntity.status(HttpStatus.FOUND).location(SOMEWHERE).build();
    }
}
